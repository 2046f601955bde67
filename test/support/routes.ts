import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { IN_PERSON, POLICY, type Policy } from '../../src/core/access/allow.js';
import { shapeOf } from '../../src/core/http/shape.js';
import type { House } from './house.js';

export type Dto = new () => object;
type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  method: Verb;
  /** `/orders/:orderId/confirmation` */
  path: string;
  /** Names of the path, in order. */
  params: string[];
  policy: Policy | undefined;
  /** The class its JSON body is checked against; a page reads its form itself. */
  body: Dto | null;
  query: Dto | null;
  /** It looks at a body at all. */
  takesBody: boolean;
  /** `OrdersController.place`, for messages. */
  handler: string;
  page: boolean;
  /** Refused to keys. */
  inPerson: boolean;
}

interface Controller {
  new (...args: never[]): object;
  readonly prototype: Record<string, object>;
}

// Nest's own keys of what its decorators write.
const PARAMETERS = '__routeArguments__';
const BODY = '3';
const QUERY = '4';

/** Every handler Nest serves, with what its decorators say. */
export function routesOf(house: House): Route[] {
  const controllers = new Set<Controller>();
  for (const module of house.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) controllers.add(metatype as unknown as Controller);
  }
  return [...controllers]
    .flatMap((controller) => handlersOf(controller))
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function handlersOf(controller: Controller): Route[] {
  return new MetadataScanner().getAllMethodNames(controller.prototype).flatMap((name) => {
    const handler = controller.prototype[name]!;
    const verb = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
    if (verb === undefined) return [];
    const method = RequestMethod[verb] as Verb;
    const policy = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as
      Policy | undefined;
    const inPerson = Reflect.getMetadata(IN_PERSON, handler) === true;
    const about = { method, policy, inPerson, handler: `${controller.name}.${name}`, ...shapesOf(controller, name) };
    return pathsOf(controller).flatMap((base) =>
      pathsOf(handler).map((own) => {
        const path = joined(base, own);
        const params = [...path.matchAll(/:(\w+)/g)].map((found) => found[1]!);
        return { ...about, path, params, page: !path.startsWith('/api/') };
      }),
    );
  });
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata('path', target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

function shapesOf(controller: Controller, name: string): Pick<Route, 'body' | 'query' | 'takesBody'> {
  const declared = (Reflect.getMetadata(PARAMETERS, controller, name) ?? {}) as Record<string, { index: number }>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, name) ?? []) as unknown[];
  const classOf = (kind: string): Dto | null => {
    const key = Object.keys(declared).find((one) => one.split(':')[0] === kind);
    const type = key === undefined ? undefined : types[declared[key]!.index];
    return typeof type === 'function' && shapeOf(type as Dto).size > 0 ? (type as Dto) : null;
  };
  const takesBody = Object.keys(declared).some((key) => key.split(':')[0] === BODY);
  return { body: classOf(BODY), query: classOf(QUERY), takesBody };
}

/** What Fastify serves, whoever registered it: `GET /orders/:orderId`. */
export function servedBy(house: House): string[] {
  const fastify = house.app.getHttpAdapter().getInstance();
  const open: string[] = [];
  const served: string[] = [];
  for (const line of fastify.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!found) continue;
    const depth = found[1]!.length / 4;
    open.length = depth;
    open[depth] = found[2]!;
    const path = `/${open.join('')}`.replace('(empty root node)', '').replace(/\/{2,}/g, '/');
    for (const method of found[3]?.split(', ') ?? []) served.push(`${method} ${path}`);
  }
  return served.sort();
}

import { renderToString } from 'preact-render-to-string';
import { Form, Hidden } from '../index.js';

describe('a hidden value', () => {
  const shown = (values = {}) =>
    renderToString(
      <Form action="/x" values={values}>
        <Hidden name="version" value={4} />
      </Form>,
    );

  it('stays the version its user read when the form comes back refused', () => {
    expect(shown()).toContain('name="version" value="4"');
    expect(shown({ version: '3' })).toContain('name="version" value="3"');
  });
});

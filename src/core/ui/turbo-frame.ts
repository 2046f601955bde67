/** An element of Turbo's own: to the compiler, a box like another. */
export const TurboFrame = 'turbo-frame' as 'div';

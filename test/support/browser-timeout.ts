/** A journey clicks through a whole day: far longer than the 30 s of the other projects. */
jest.setTimeout(120_000);

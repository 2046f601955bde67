/** The database the running Jest project tests on (jest.config.js). */
declare const __DB__: 'sqlite' | 'postgres';

/** `presscard/jsx-dev-runtime`: as `presscard/jsx-runtime`, for tools that compile for development. */
export * from 'satori/jsx/jsx-dev-runtime';

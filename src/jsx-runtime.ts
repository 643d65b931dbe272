/** `presscard/jsx-runtime`: what a template's JSX compiles to, with `jsxImportSource: 'presscard'`. */
export * from 'satori/jsx/jsx-runtime';

Redoc.init(
  '/schema/openapi.json',
  {
    // Fonts of the visitor's own system: ReDoc's usual ones come from a foreign server.
    theme: {
      typography: {
        fontFamily: 'system-ui, sans-serif',
        headings: { fontFamily: 'system-ui, sans-serif' },
        code: { fontFamily: 'ui-monospace, monospace' }
      }
    }
  },
  document.getElementById('redoc')
);

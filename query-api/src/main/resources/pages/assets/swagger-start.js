SwaggerUIBundle({
  url: '/schema/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  // The validator is a foreign server that would be told of every visit.
  validatorUrl: null
});

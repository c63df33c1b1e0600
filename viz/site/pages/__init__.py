"""The pages, one module for each kind. A page is a function of the site and the request."""

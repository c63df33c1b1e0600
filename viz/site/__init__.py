"""The site: the graph as pages for people, beside the endpoint for machines. Works without JavaScript, better with it."""

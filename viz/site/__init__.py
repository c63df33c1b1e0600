"""The site: the graph as pages for people, beside the endpoint for machines.

It works without JavaScript, and better with it.
"""

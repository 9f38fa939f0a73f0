"""Web pages over a published warehouse: they know its tables, the raw bytes and the manifests, and nothing else.

A page is whole HTML with server-drawn SVG. There is no library in the browser: what htmx or a plotting library would
do is a link, a form or a drawing here, so that it works from a folder of files, in print and without a script.
"""

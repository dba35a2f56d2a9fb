"""The faces: command line, explorer and endpoints.

Work is put together in one place, :mod:`app.workspace`, a class over a graph folder; every face only calls
it, turns its errors into one line, and formats its answers. It may import every other room, and imports
heavy libraries only when a command needs them.
"""

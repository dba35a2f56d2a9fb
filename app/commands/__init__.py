"""The commands of ``zhengtu``, by what they are about. They read arguments, call the workspace, and print.

Only click is imported at the top of these modules: `zhengtu --help` loads all of them and nothing else.
"""

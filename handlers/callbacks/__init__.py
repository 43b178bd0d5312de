"""What buttons carry: ids and the wanted state, never "toggle", in at most 64 bytes.

A button lives as long as its message, for years: the number in a prefix is its version, and a packed string
that was ever released must still be understood or be answered as out of date (tests/golden/callbacks.txt).
Nothing in here is a right: whoever presses is asked for theirs anew.
"""

"""What people see, made from facts: one module a noun, and no module asks or changes anything."""

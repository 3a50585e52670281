-- Which entries do not apply for the role of whoever wrote them (domain/authority.py writes the rows at each upgrade).
CREATE TABLE office.role_limit (kind text, step text, role text, PRIMARY KEY (kind, role, step));

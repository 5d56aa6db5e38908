"""PostgreSQL as this site asks it. Django finds the backend in `base`; `patience` says how long an answer may take."""

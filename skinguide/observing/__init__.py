"""How the running site is seen from outside: request ids, logs, metrics. None of it holds what a visitor typed."""

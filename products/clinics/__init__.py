"""Clinics that show cards: whose address names one, what is counted for it, and what its managers are told."""

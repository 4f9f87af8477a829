"""Dragoman reads reports of diplomacy and keeps an auditable record of it."""

"""The record as other programs take it."""

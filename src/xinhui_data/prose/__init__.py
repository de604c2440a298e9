"""What prose speaks of: which indicator, subject, period, measure and status the words around a number mean."""

"""Vietnamese news on cooperation against trafficking in persons, as tables, a network, reports."""

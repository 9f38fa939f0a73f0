"""Turns numbers and the words around them into what each number measures: metric, measure, sign, basis and the rest."""

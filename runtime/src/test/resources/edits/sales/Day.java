package com.acme.sales;

/** One day of the file. */
public record Day(String name, double visits, double orders, Kind kind) {}

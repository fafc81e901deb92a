package org.ncbrelay.domain.request;

/** In what a quantity is given: pieces, kilograms, cubic metres, litres, centimetres. */
public enum Unit {
    ITEMS,
    KG,
    M3,
    L,
    CM
}

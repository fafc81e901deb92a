package org.ncbrelay.domain.request;

/** What of the animal or plant is offered. */
public enum SpecimenType {
    LIVE,
    SKIN,
    IVORY,
    SCALE,
    HORN,
    CARVING,
    MEDICINE,
    PLANT,
    TIMBER,
    EGG,
    TROPHY,
    OTHER
}

package org.ncbrelay.journal;

import org.ncbrelay.domain.casefile.CasePath.Passage;

/** A passage of a case through a node of a diagram. */
public record NodePassage(Passage passage) implements Entry {}

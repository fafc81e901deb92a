package org.ncbrelay.journal;

/** What the journal collects, in the order in which it was recorded. */
public sealed interface Entry permits Act, IntelligenceAct, OutgoingLetter, CollectedRow, NodePassage {}

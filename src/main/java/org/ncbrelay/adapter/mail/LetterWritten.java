package org.ncbrelay.adapter.mail;

import java.util.UUID;

/** A letter waits in the running transaction. */
record LetterWritten(UUID id) {}

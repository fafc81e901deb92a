package org.ncbrelay.store.cases;

/**
 * A record for the information system waits in the running transaction; a listener hears of it after the commit. Without it the
 * record waits for the next regular look of the worker.
 */
public record RecordWaits() {}

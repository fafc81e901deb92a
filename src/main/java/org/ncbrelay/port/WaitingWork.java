package org.ncbrelay.port;

/**
 * Work that a worker of the relay does by itself where workers run: letters that wait to leave, records that wait to be made. A port
 * because the simulation of the demo data, which tells the workers when, knows no adapter.
 */
public interface WaitingWork {
    /** Of the worker, such as {@code mail-worker}. */
    String name();

    /** Does now, on the caller's thread, whatever is due; for where time is told rather than passing. */
    void doDue();
}

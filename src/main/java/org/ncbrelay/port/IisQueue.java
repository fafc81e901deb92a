package org.ncbrelay.port;

/** The records that wait for the information system; who wrote one in a transaction wakes the queue there. */
public interface IisQueue {
    /** Has waiting records sent as soon as the running transaction is committed; without it they wait for the next regular look. */
    void wake();
}

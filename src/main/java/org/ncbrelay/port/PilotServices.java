package org.ncbrelay.port;

/** Services that are tried out and off by default. */
public interface PilotServices {
    boolean silverNotices();
}

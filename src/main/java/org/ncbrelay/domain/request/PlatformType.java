package org.ncbrelay.domain.request;

/** Where on the Internet something is offered. */
public enum PlatformType {
    MARKETPLACE,
    SOCIAL_MEDIA,
    FORUM,
    MESSAGING,
    DARKNET,
    WEBSITE
}

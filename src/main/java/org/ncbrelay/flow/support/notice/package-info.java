/** A notice: asked for by a bureau, reviewed, published, and followed. */
package org.ncbrelay.flow.support.notice;

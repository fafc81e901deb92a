/** Removes sessions that have ended, and tells the streams of this node when theirs has. */
package org.ncbrelay.adapter.sessions;

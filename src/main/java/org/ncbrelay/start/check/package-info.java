/** Examines the environment of an installation before anything of the relay starts; each adapter examines what it reaches. */
package org.ncbrelay.start.check;

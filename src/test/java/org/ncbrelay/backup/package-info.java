/** The scripts of {@code ops/} as operators run them, on real servers and a running relay. */
package org.ncbrelay.backup;

/** A program of its own: verifies an exported audit with nothing but the JDK, on a machine that never saw the relay. */
package org.ncbrelay.audit;

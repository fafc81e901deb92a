/** Letters that the relay gave up on: whoever works on the case gives them another chance. */
package org.ncbrelay.flow.letters;

/** Measures that leave their mark outside INTERPOL and the asking country, and how each is undone (boundary 4). */
package org.ncbrelay.domain.measure;

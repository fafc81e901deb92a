/** Outputs of cases and intelligence: who gets what in which format, always through the same gate as the screen. */
package org.ncbrelay.flow.outputs;

/** A diffusion: sent by a bureau, reviewed at once after sending. */
package org.ncbrelay.flow.support.diffusion;

/**
 * Step 7, support: one package for each capability, with the name of its diagram; the parts of a larger one have their own. What
 * several capabilities do alike is in this package.
 */
package org.ncbrelay.flow.support;

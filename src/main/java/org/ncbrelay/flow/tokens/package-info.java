/** Tokens that officers and operators make for their scripts. */
package org.ncbrelay.flow.tokens;

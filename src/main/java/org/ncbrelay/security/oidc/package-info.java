/** Log-in by the identity provider of an organisation. */
package org.ncbrelay.security.oidc;

/**
 * The request for support: {@link org.ncbrelay.domain.request.SupportRequest} is its content,
 * {@link org.ncbrelay.domain.request.RequestReader} is the one place where it is checked, whichever door it came
 * through.
 */
package org.ncbrelay.domain.request;

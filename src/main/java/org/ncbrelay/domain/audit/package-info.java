/**
 * The audit as proof: chained records, signed checkpoints, exports and their verification. Nothing but the JDK, so that a verifier
 * needs neither server nor database nor trust in either.
 */
package org.ncbrelay.domain.audit;

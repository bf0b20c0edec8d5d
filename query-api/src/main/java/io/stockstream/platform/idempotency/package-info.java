/**
 * {@code Idempotency-Key} on every POST: the same key and body get the same answer, for a day, while the work is done
 * once. Redis keeps a claim while the first request is handled and its answer afterwards, under {@code idempotency:}
 * and the SHA-256 of method, path and key; of the body only its SHA-256 is kept.
 *
 * <p>Kept are answers that are final: success, and refusals that follow from the request (400, 422; also for one of its
 * headers, so that a corrected header needs a new key, as a corrected body does). Not kept are those that follow from a
 * state that may change (404, 409), from what the answer is wanted as (405, 406, 415), from a body that is too large to
 * be hashed (413), and failures of this system (5xx): after these the key is free again. Bodies are compared byte by
 * byte: JSON with other white space is another body.
 *
 * <p>Redis is a convenience here, not the guard: without it requests go on, and
 * {@link io.stockstream.platform.idempotency.GeneratedIds} are the same for a repeat, so that it asks for the same
 * order or task again. A row of the catalogue has no such id: where a process ends between the commit of a row and the
 * answer, or Redis is away, a repeat of its creation is refused with 400, because the unique value is taken.
 *
 * <p>Every POST answers at once, in one piece of at most 1 MiB; larger answers are not kept, and one that is finished
 * later is refused.
 */
package io.stockstream.platform.idempotency;

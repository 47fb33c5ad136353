/** The header that carries the client's address inwards; what a client sends under it is overwritten. */
export const clientAddressHeader = 'x-milepost-client-address'

/** How media reached the other side. Candidate types as `RTCIceCandidate.type` names them (RFC 8445, section 5.1.1). */
export const candidateTypes = ["host", "srflx", "prflx", "relay"] as const;
export const mediaProtocols = ["udp", "tcp"] as const;
/** Between a browser and its relay. */
export const relayProtocols = ["udp", "tcp", "tls"] as const;

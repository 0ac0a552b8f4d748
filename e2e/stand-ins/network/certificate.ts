import { spawnSync } from "node:child_process";
import { isIP } from "node:net";
import path from "node:path";

export interface CertificateFiles {
  certFile: string;
  keyFile: string;
}

/** A certificate for an address or a name, signed by itself, for a test's lifetime. @throws without openssl */
export function makeCertificate(folder: string, host: string): CertificateFiles {
  const files = { certFile: path.join(folder, "cert.pem"), keyFile: path.join(folder, "key.pem") };
  const { status, stderr } = spawnSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
      ...[
        "-addext",
        `subjectAltName=${isIP(host) ? "IP" : "DNS"}:${host}`,
        "-keyout",
        files.keyFile,
        "-out",
        files.certFile,
      ],
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  return files;
}
